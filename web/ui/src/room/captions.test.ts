import { expect, it } from 'vitest';
import { Captions } from './captions';

it('the line being typed is written over until it is finished; two lines are kept for a while', () => {
  const captions = new Captions();
  captions.take('Đề', false, 0);
  captions.take('Đề nghị', true, 100);
  captions.take('các', false, 200);
  expect(captions.shown(300)).toEqual(['Đề nghị', 'các']);
  captions.take('các xã', true, 300);
  captions.take('báo cáo', false, 400);
  expect(captions.shown(500)).toEqual(['các xã', 'báo cáo']);
  expect(captions.shown(12_350)).toEqual(['báo cáo']);
  captions.take('', true, 12_400);
  expect(captions.shown(20_000)).toEqual([]);
});
