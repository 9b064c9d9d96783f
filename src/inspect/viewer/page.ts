import type { Sender } from './receive/listener.js';
import { receiveFromSocket, socketUrl } from './receive/socket.js';
import { receiveFromWindow } from './receive/window.js';
import { firstTheme } from './theme.js';
import { createViewer } from './viewer.js';

// The page: `?server=ws://…` listens to a WebSocket server as well; `?theme=dark` sets the colours.

const query = new URLSearchParams(location.search);
const root = document.querySelector('#viewer');
if (!(root instanceof HTMLElement)) throw new Error('The page has no #viewer.');

let sender: Sender | undefined;
const viewer = createViewer(root, {
  theme: firstTheme(query.get('theme')),
  url: `${location.origin === 'null' ? 'file://' : location.origin}${location.pathname}`,
  sender: () => sender,
});

const server = query.get('server');
const url = server === null ? undefined : socketUrl(server);
sender = url === undefined ? receiveFromWindow(window, viewer) : receiveFromSocket(url, viewer);
