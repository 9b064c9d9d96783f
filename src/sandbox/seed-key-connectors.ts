import type { SeedConnector } from './seed-file.js';
import { icon } from './seed-icon.js';

/** Connectors that take an API key, or a username and password. */
export const keyConnectors: readonly SeedConnector[] = [
  {
    id: 201,
    name: 'Pipedrive',
    description: 'Sales pipeline and CRM.',
    version: '1.0',
    icon: icon('Pi', '#017737'),
    authType: 'ApiKey',
    // the documentation's own sample shows an ApiKey connector with this OAuth2Type
    oauth2Type: 'AuthorisationCode',
    authScheme: 'Authorization',
    authDescription: 'Your API token: Settings, Personal preferences, API.',
    categories: ['CRM'],
    triggers: [
      {
        id: 701,
        name: 'List Pipelines',
        options: [
          { name: 'Sales', value: '1' },
          { name: 'Renewals', value: '2' },
        ],
      },
    ],
    methods: [
      {
        id: 801,
        uniqueIdentifier: '9c7a1c51-5c29-4bb1-9b0d-8a6f3f1d0801',
        answer: { data: [{ id: 1, name: 'Sandbox Ltd' }] },
      },
    ],
    accepts: { apiKey: 'pipedrive-demo-key' },
  },
  {
    id: 202,
    name: 'Mailgun',
    description: 'Transactional e-mail.',
    version: '2.1',
    icon: icon('Mg', '#c02126'),
    authType: 'ApiKey',
    authScheme: 'Authorization',
    authDescription: 'The private API key of your Mailgun domain.',
    categories: ['E-mail'],
    parameters: [
      {
        id: 30021,
        targetName: 'Domain',
        name: 'Sending domain',
        description: 'The domain you send from, for example mg.example.com.',
        displayOrder: 1,
        rejects: ['invalid.example.com'],
      },
      {
        id: 30022,
        targetName: 'Region',
        name: 'Region',
        description: 'Where your Mailgun account is hosted.',
        values: ['US', 'EU'],
        displayOrder: 2,
      },
      {
        id: 30023,
        targetName: 'SigningKey',
        name: 'Webhook signing key',
        description: 'Found under Sending, Webhooks.',
        sensitive: true,
        displayOrder: 3,
      },
      {
        id: 30024,
        targetName: 'DefaultSender',
        name: 'Default sender',
        description: 'Used when a step names no sender.',
        optional: true,
        displayOrder: 4,
      },
      {
        id: 30025,
        targetName: 'UserAgent',
        name: 'User agent',
        accountProperty: false,
        optional: true,
        targetType: 'HttpHeader',
        displayOrder: 5,
      },
    ],
    accepts: {
      apiKey: 'mailgun-demo-key',
      properties: {
        Domain: 'mg.example.com',
        Region: 'EU',
        SigningKey: 'mailgun-demo-signing-key',
      },
    },
  },
  {
    id: 203,
    name: 'Zendesk',
    description: 'Customer support.',
    version: 'v2',
    icon: icon('Ze', '#03363d'),
    authType: 'Basic',
    authDescription: 'The e-mail address and password you sign in to Zendesk with.',
    categories: ['Support'],
    parameters: [
      {
        id: 30031,
        targetName: 'Subdomain',
        name: 'Subdomain',
        description: 'The first part of your Zendesk address.',
        displayOrder: 1,
      },
    ],
    accepts: {
      username: 'agent@example.com',
      password: 'zendesk-demo-pässword:1',
      properties: { Subdomain: 'sandbox' },
    },
  },
  {
    id: 204,
    name: 'Warehouse Sync',
    description: 'Stock levels, with a setting of every data type.',
    status: 'Beta',
    version: '0.9',
    authType: 'ApiKey',
    authScheme: 'X-Api-Key',
    categories: ['Logistics'],
    parameters: [
      {
        id: 30041,
        targetName: 'WarehouseId',
        name: 'Warehouse number',
        dataType: 'Integer',
        displayOrder: 1,
      },
      {
        id: 30042,
        targetName: 'IncludeReserved',
        name: 'Count reserved stock',
        dataType: 'Boolean',
        displayOrder: 2,
      },
      {
        id: 30043,
        targetName: 'StartDate',
        name: 'Synchronise from',
        dataType: 'DateTime',
        displayOrder: 3,
      },
      {
        id: 30044,
        targetName: 'ReorderFactor',
        name: 'Reorder factor',
        dataType: 'Decimal',
        displayOrder: 4,
      },
      {
        id: 30045,
        targetName: 'Tolerance',
        name: 'Tolerance',
        dataType: 'Float',
        optional: true,
        displayOrder: 5,
      },
    ],
    accepts: { apiKey: 'warehouse-demo-key' },
    demo: {
      apiKey: 'warehouse-demo-key',
      properties: {
        WarehouseId: '42',
        IncludeReserved: 'true',
        StartDate: '2026-01-01T00:00:00Z',
        ReorderFactor: '1.5',
      },
    },
  },
  {
    id: 205,
    name: 'Airtable',
    description: 'Tables. Which base is meant is looked up there, once a token is stored.',
    version: '1.0',
    icon: icon('At', '#b28700'),
    authType: 'ApiKey',
    authScheme: 'Authorization',
    authDescription: 'A personal access token from the developer hub.',
    categories: ['Database'],
    // the partner's own, so that its test is open to callers
    native: true,
    parameters: [
      {
        id: 30051,
        targetName: 'BaseId',
        name: 'Base',
        description: 'The base that integrations work on.',
        triggerId: 705,
        afterAuthentication: true,
        displayOrder: 1,
      },
    ],
    triggers: [
      {
        id: 705,
        name: 'List Bases',
        options: [
          { name: 'Invoices', value: 'appSandboxInvoices' },
          { name: 'Tickets', value: 'appSandboxTickets' },
        ],
      },
    ],
    methods: [
      {
        id: 805,
        uniqueIdentifier: '9c7a1c51-5c29-4bb1-9b0d-8a6f3f1d0805',
        answer: { tables: [{ id: 'tblSandbox', name: 'Open' }] },
      },
    ],
    accepts: { apiKey: 'airtable-demo-token' },
    demo: { apiKey: 'airtable-demo-token', properties: { BaseId: 'appSandboxTickets' } },
  },
];
