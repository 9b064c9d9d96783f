import type { SeedConnector } from './seed-file.js';
import { icon } from './seed-icon.js';

/** Connectors without a standard credential, and those whose API format nobody has written down. */
export const otherConnectors: readonly SeedConnector[] = [
  {
    id: 401,
    name: 'RSS Feed',
    description: 'New items of a feed.',
    version: '1.0',
    icon: icon('RS', '#f26522'),
    authType: 'None',
    parameters: [
      {
        id: 30411,
        targetName: 'FeedUrl',
        name: 'Feed address',
        description: 'The address of the RSS or Atom feed.',
        displayOrder: 1,
      },
    ],
    demo: { properties: { FeedUrl: 'https://example.com/feed.xml' } },
  },
  {
    id: 402,
    name: 'Public Holidays',
    description: 'Days off, by country.',
    version: '1.0',
    authType: 'None',
  },
  {
    id: 403,
    name: 'Amazon S3',
    description: 'File storage.',
    version: '2006-03-01',
    icon: icon('S3', '#569a31'),
    authType: 'AuthFields',
    categories: ['Storage'],
    parameters: [
      {
        id: 30431,
        targetName: 'AccessKeyId',
        name: 'Access key ID',
        targetType: 'Script',
        displayOrder: 1,
      },
      {
        id: 30432,
        targetName: 'SecretAccessKey',
        name: 'Secret access key',
        targetType: 'Script',
        sensitive: true,
        displayOrder: 2,
      },
      {
        id: 30433,
        targetName: 'Region',
        name: 'Region',
        values: ['eu-west-1', 'us-east-1'],
        displayOrder: 3,
      },
    ],
    accepts: {
      properties: {
        AccessKeyId: 'SANDBOXACCESSKEY',
        SecretAccessKey: 's3-demo-secret',
        Region: 'eu-west-1',
      },
    },
  },
  {
    id: 404,
    name: 'SharePoint Server',
    description: 'Documents, on your own servers.',
    version: '2019',
    icon: icon('Sp', '#036c70'),
    authType: 'Kerberos',
  },
  {
    id: 405,
    name: 'NetSuite',
    description: 'ERP.',
    version: '2023.1',
    icon: icon('Ns', '#125580'),
    authType: 'NetSuiteOAuth1',
    categories: ['ERP'],
  },
  {
    id: 406,
    name: 'Open Banking Gateway',
    description: 'Account information, by client certificate.',
    version: '3.1',
    authType: 'ClientCertificate',
    categories: ['Finance'],
  },
  {
    id: 407,
    name: 'Collections',
    description: 'Splits and joins lists inside an integration.',
    version: '1.0',
    authType: 'None',
    system: true,
  },
];
