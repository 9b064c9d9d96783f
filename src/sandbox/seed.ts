import type { SeedAccountConnector, SeedFile } from './seed-file.js';
import { keyConnectors } from './seed-key-connectors.js';
import { oauthConnectors } from './seed-oauth-connectors.js';
import { otherConnectors } from './seed-other-connectors.js';

const installed: readonly SeedAccountConnector[] = [
  { id: 1001, connectorId: 201, name: 'Pipedrive' },
  { id: 1002, connectorId: 202, name: 'Mailgun' },
  { id: 1003, connectorId: 203, name: 'Zendesk' },
  { id: 1004, connectorId: 301, name: 'Trello' },
  { id: 1005, connectorId: 302, name: 'Salesforce' },
  { id: 1006, connectorId: 303, name: 'Dynamics CRM Online' },
  { id: 1007, connectorId: 304, name: 'PayPal' },
  { id: 1008, connectorId: 305, name: 'SugarCRM' },
  { id: 1009, connectorId: 306, name: 'Box' },
  { id: 1010, connectorId: 401, name: 'RSS Feed' },
  { id: 1011, connectorId: 402, name: 'Public Holidays' },
  { id: 1012, connectorId: 403, name: 'Amazon S3' },
  {
    id: 1013,
    connectorId: 307,
    name: 'HubSpot (private app)',
    authenticationId: '4f0c5d1e-6b1a-4a55-9a53-0c8a7f2b3d01',
  },
  {
    id: 1014,
    connectorId: 307,
    name: 'HubSpot (OAuth)',
    authenticationId: '4f0c5d1e-6b1a-4a55-9a53-0c8a7f2b3d02',
  },
  {
    id: 1015,
    connectorId: 308,
    name: 'Slack',
    description: 'Connected before you came',
    authenticated: true,
    authValue:
      '{"AccessToken":"sandbox-slack-access","RefreshToken":"sandbox-slack-refresh","Expires":"2099-01-01T00:00:00Z","RefreshExpires":null}',
  },
  { id: 1016, connectorId: 404, name: 'SharePoint Server' },
  { id: 1017, connectorId: 405, name: 'NetSuite' },
  { id: 1018, connectorId: 406, name: 'Open Banking Gateway' },
  { id: 1019, connectorId: 204, name: 'Warehouse Sync' },
  { id: 1020, connectorId: 407, name: 'Collections' },
];

/**
 * The Cyclr that ships: one connector for each kind of authentication a user can meet.
 * Every credential in it is made up and works nowhere else.
 */
export const defaultSeed: SeedFile = {
  clientId: 'sandbox-client',
  connectors: [...keyConnectors, ...oauthConnectors, ...otherConnectors],
  accounts: [
    {
      id: '6a1f2c3d-0000-4000-8000-5a4db0c5a001',
      name: 'Sandbox Ltd',
      username: 'sandbox.user@example.com',
      connectors: [...installed],
    },
  ],
  templates: [
    {
      id: '7b2e3d4c-0000-4000-8000-000000000001',
      name: 'New Pipedrive deals to Mailgun',
      description: 'Sends a message for every deal that is won.',
      connectorIds: [201, 202, 407],
      tags: ['CRM', 'E-mail'],
    },
    {
      id: '7b2e3d4c-0000-4000-8000-000000000002',
      name: 'Zendesk tickets to Airtable and Salesforce',
      description: 'Keeps a table of open tickets, and notes them with the account.',
      connectorIds: [205, 203, 302],
      tags: ['Support', 'CRM'],
    },
  ],
};
