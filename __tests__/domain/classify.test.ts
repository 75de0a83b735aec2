import { describe, expect, it } from '@jest/globals';
import { classify } from '../../src/domain/classify.ts';
import { messages } from './messages/messages.ts';

describe('classification', () => {
  it.each(messages)('$name → $expected.kind', ({ diagnostic, context, expected }) => {
    const { kind, curable, status, correlationId } = classify(diagnostic, context);
    expect({ kind, curable, status, correlationId }).toEqual(expected);
  });
});
