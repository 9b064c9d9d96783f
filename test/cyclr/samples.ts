/** A small account connector, as Cyclr answers. */
export const connector = (id = 7, members: object = {}) => ({
  Id: id,
  Name: `Connector ${id}`,
  Authenticated: false,
  Connector: { Id: 100, Name: 'Example', AuthType: 'ApiKey' },
  Properties: [],
  ...members,
});

export const property = (id: number, name: string, value: string | null) => ({
  Id: id,
  Name: name,
  Value: value,
  AccountConnectorId: 7,
});
