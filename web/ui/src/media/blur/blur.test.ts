import { beforeEach, expect, it, vi } from 'vitest';
import { Blur } from './blur';
import type { InPage } from './in-page';

const store = new Map<string, string>();

beforeEach(() => {
  store.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => store.set(key, value),
  });
  vi.stubGlobal('navigator', { hardwareConcurrency: 4 });
  for (const name of ['MediaStreamTrackProcessor', 'MediaStreamTrackGenerator', 'OffscreenCanvas']) {
    vi.stubGlobal(name, class {});
  }
});

function camera(blurs?: boolean[]): MediaStreamTrack {
  return {
    getCapabilities: () => ({ backgroundBlur: blurs }),
    getConstraints: () => ({}),
    applyConstraints: vi.fn(() => Promise.resolve()),
  } as unknown as MediaStreamTrack;
}

function started() {
  const made: InPage = { picture: {} as MediaStreamTrack, stop: vi.fn() };
  let cost: (millis: number) => void = () => undefined;
  let ready: () => void = () => undefined;
  const blur = new Blur({
    changed: () => undefined,
    inPage: (_camera, costs) => {
      cost = costs;
      return new Promise((resolve) => {
        ready = () => resolve(made);
      });
    },
  });
  return { blur, made, costs: (millis: number) => cost(millis), ready: () => ready() };
}

it('lets nothing out between the wish and the first blurred picture', async () => {
  const { blur, made, ready } = started();
  const track = camera();
  blur.use(track);
  expect(blur.picture).toBe(track);
  blur.choose(true);
  expect(blur.state).toBe('starting');
  expect(blur.picture).toBeNull();
  ready();
  await vi.waitFor(() => expect(blur.state).toBe('on'));
  expect(blur.picture).toBe(made.picture);
  blur.choose(false);
  expect(made.stop).toHaveBeenCalled();
  expect(blur.picture).toBe(track);
});

it('gives way when it costs too much for a while, unless everything is to be shown', async () => {
  const { blur, costs, ready } = started();
  blur.use(camera());
  blur.choose(true);
  ready();
  await vi.waitFor(() => expect(blur.state).toBe('on'));
  blur.weighs = false;
  for (let n = 0; n < 9; n++) costs(80);
  expect(blur.state).toBe('on');
  blur.weighs = true;
  costs(10);
  for (let n = 0; n < 2; n++) costs(80);
  expect(blur.state).toBe('on');
  costs(80);
  expect(blur.state).toBe('slow');
});

it('pauses while the machine saves and comes back after', async () => {
  const { blur, ready } = started();
  blur.use(camera());
  blur.choose(true);
  blur.save(true);
  expect(blur.state).toBe('saving');
  blur.save(false);
  expect(blur.state).toBe('starting');
  ready();
  await vi.waitFor(() => expect(blur.state).toBe('on'));
});

it('is left to a camera that does it itself, and to nobody on a machine of two cores', async () => {
  const own = camera([true, false]);
  const { blur } = started();
  blur.use(own);
  blur.choose(true);
  expect(blur.way).toBe('camera');
  await vi.waitFor(() => expect(blur.state).toBe('on'));
  expect(blur.picture).toBe(own);

  vi.stubGlobal('navigator', { hardwareConcurrency: 2 });
  const weak = started().blur;
  weak.use(camera());
  weak.choose(true);
  expect([weak.way, weak.state]).toEqual(['machine', 'off']);
});

it('goes on without when it cannot be done', async () => {
  const track = camera();
  const blur = new Blur({ changed: () => undefined, inPage: () => Promise.reject(new Error('no memory')) });
  blur.use(track);
  blur.choose(true);
  await vi.waitFor(() => expect(blur.state).toBe('failed'));
  expect(blur.picture).toBe(track);
});
