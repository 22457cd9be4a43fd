import { describe, expect, test } from 'vitest';
import { chooseWaitMode, missingFeatures } from '../../web/runner/browser-support.ts';

const withPromiseIntegration = { Suspending: Object, promising: Object };

describe('chooseWaitMode', () => {
  test('suspends where the browser can', () => {
    expect(chooseWaitMode('', withPromiseIntegration)).toBe('jspi');
  });

  test('blocks where it cannot, or where the address asks for it', () => {
    expect(chooseWaitMode('', {})).toBe('blocking');
    expect(chooseWaitMode('', undefined)).toBe('blocking');
    expect(chooseWaitMode('?jspi=off', withPromiseIntegration)).toBe('blocking');
  });
});

describe('missingFeatures', () => {
  const scope = (features: object) => features as typeof globalThis;

  test('names what a browser lacks', () => {
    expect(missingFeatures(scope({ Worker: Object, WebAssembly: { Exception: Object } }))).toEqual([]);
    expect(missingFeatures(scope({ Worker: Object, WebAssembly: {} }))).toEqual(['WebAssembly exceptions']);
    expect(missingFeatures(scope({}))).toEqual(['web workers', 'WebAssembly']);
  });
});
