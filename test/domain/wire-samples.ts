/** The account connector of Cyclr's docs, "Authenticate Account Connector"; each call makes a copy of its own. */
export const pipedrive = () => ({
  Id: 0,
  Name: 'Pipedrive',
  Description: null,
  AuthValue: null,
  Authenticated: false,
  Connector: {
    Id: 0,
    Name: 'Pipedrive',
    Description: 'Sales CRM for small teams with big ambitions.',
    Status: 'Approved',
    Version: '1.0',
    Icon: null,
    AuthDescription: null,
    AuthType: 'ApiKey',
    OAuth2Type: 'Unknown',
    AuthScheme: null,
  },
  IsPartnerIntegrationConnector: false,
  Properties: [],
  CustomFields: [],
});

/** The install answer of Cyclr's docs, with the Parameters and Authentication of their "Get connectors" page. */
export const installed = () => ({
  Id: 54321,
  Name: 'Installed Example',
  Description: "Alex's Example account connector",
  AuthValue: 'access_token',
  Authenticated: true,
  Connector: {
    Id: 12345,
    Name: 'Example',
    Description: 'Connect securely with your Example application',
    Status: 'Approved',
    Version: 'null',
    Icon: 'Base64 image data for the connector icon',
    AuthDescription: 'null',
    AuthType: 'ApiKey',
    OAuth2Type: 'AuthorisationCode',
    AuthScheme: 'Authorization',
    Parameters: [
      {
        IsAccountConnectorProperty: true,
        TargetType: 'Script',
        TargetName: 'isSandbox',
        IsSensitive: false,
        Id: 7654321,
        Name: 'Is Sandbox?',
        Description:
          'Sandbox oAuth servers will not authenticate production credentials (and vice versa).',
        IsOptional: false,
        DataType: 'Text',
        TriggerName: 'null',
        Values: ['true', 'false'],
      },
    ],
    Authentication: [
      {
        Id: '12abc345-1a2b-123a-1ab2-1234ab5c6d7e',
        AuthName: 'OAuth 2.0',
        AuthDescription: 'In sandbox mode, sign in to see the authorization page.',
        AuthType: 'OAuth2',
        OAuth2Type: 'AuthorisationCode',
        AuthScheme: 'null',
      },
      {
        Id: '12abc345-1a2b-12ab-1abc-a12b3c4e567e',
        AuthName: 'API Key',
        AuthDescription: null,
        AuthType: 'ApiKey',
        OAuth2Type: 'AuthorisationCode',
        AuthScheme: 'Authorization',
      },
    ],
  },
});

/** A connector with one parameter and what is stored under its name. */
export const withParameter = (parameter: object, ...properties: object[]) => ({
  Id: 1,
  Name: 'One',
  Authenticated: false,
  Connector: {
    Id: 2,
    Name: 'Example',
    AuthType: 'ApiKey',
    Parameters: [{ IsAccountConnectorProperty: true, TargetName: 'Domain', ...parameter }],
  },
  Properties: properties,
});
