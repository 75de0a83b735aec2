import { expect, it, jest } from '@jest/globals';
import { delayedSignal } from '../../src/terraform/delayed-signal.ts';

const after = (first: AbortController, act: () => void = () => undefined): readonly boolean[] => {
  jest.useFakeTimers();
  try {
    const { signal, close } = delayedSignal(first.signal, 100);
    act();
    jest.advanceTimersByTime(99);
    const before = signal.aborted;
    jest.advanceTimersByTime(1);
    close();
    return [before, signal.aborted];
  } finally {
    jest.useRealTimers();
  }
};

it.each<[string, () => readonly boolean[]]>([
  [
    'that was aborted before',
    () => {
      const first = new AbortController();
      first.abort();
      return after(first);
    },
  ],
  [
    'that is aborted meanwhile',
    () => {
      const first = new AbortController();
      return after(first, () => first.abort());
    },
  ],
])('a delayed signal follows one %s, not at once', (_when, run) => {
  expect(run()).toEqual([false, true]);
});

it('a delayed signal follows no signal that was not aborted, nor one after it was closed', () => {
  expect(after(new AbortController())).toEqual([false, false]);
  jest.useFakeTimers();
  const first = new AbortController();
  const { signal, close } = delayedSignal(first.signal, 100);
  first.abort();
  close();
  jest.advanceTimersByTime(1_000);
  jest.useRealTimers();
  expect(signal.aborted).toBe(false);
});
