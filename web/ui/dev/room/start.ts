/**
 * The room without a server, to look at its screens: `/dev/room/room.html?role=CHAIR&scene=live`.
 * Development only: nothing under dev/ is built or shipped.
 */
import { FakeSocket, installFetch } from './fake-server';
import { trouble } from './faults';
import { scene } from './scenes';

const query = new URLSearchParams(location.search);
const play = scene(query.get('scene') ?? 'live', (query.get('role') ?? 'CHAIR') as 'CHAIR');
trouble(query.get('scene') ?? '');
history.replaceState(null, '', '/join/mock');
installFetch(play);
FakeSocket.play = play;
Object.assign(window, { WebSocket: FakeSocket });
void import('../../src/join/main');
