import { msg } from '@lit/localize';

/** One of the programs, and what it is called beside the others, in the language of the page. */
export interface NamedVariant {
  readonly id: string;
  readonly name: string;
}

export interface ShippedComparison {
  readonly title: string;
  /** What there is to see in it. */
  readonly lookFor: string;
  readonly variants: readonly NamedVariant[];
}

export const shippedComparisons: readonly ShippedComparison[] = [
  {
    get title() {
      return msg('Sequence, tasks, gather, group');
    },
    get lookFor() {
      return msg(
        'The same two waits, of 1 s and 2 s. One after the other they add up; as tasks, by gather or in a group they overlap, and the longer one is all that it takes. Look at who makes the tasks, and who waits for them.',
      );
    },
    variants: [
      {
        id: 'say_after_sequence',
        get name() {
          return msg('Sequence');
        },
      },
      {
        id: 'say_after_tasks',
        get name() {
          return msg('Tasks');
        },
      },
      { id: 'say_after_gather', name: 'gather' },
      { id: 'say_after_task_group', name: 'TaskGroup' },
    ],
  },
  {
    get title() {
      return msg('Blocking, not blocking');
    },
    get lookFor() {
      return msg(
        'The same three waits of 1 s, started together. A wait that blocks is a long running bar: it keeps the only thread, and the other tasks, ready as they are, have to wait until it is over.',
      );
    },
    variants: [
      {
        id: 'wait_by_blocking',
        get name() {
          return msg('Blocking');
        },
      },
      {
        id: 'wait_without_blocking',
        get name() {
          return msg('Not blocking');
        },
      },
    ],
  },
  {
    get title() {
      return msg('Three ways to serve burgers');
    },
    get lookFor() {
      return msg(
        'Three burgers; a minute of the shop takes 0.1 s. More clerks help, but so does one who doesn’t stand waiting beside the machines: look for the waits that overlap.',
      );
    },
    variants: [
      {
        id: 'burger_shop_step_by_step',
        get name() {
          return msg('One clerk, step by step');
        },
      },
      {
        id: 'burger_shop_overlapping',
        get name() {
          return msg('One clerk, overlapping');
        },
      },
      {
        id: 'burger_shop_three_clerks',
        get name() {
          return msg('Three clerks');
        },
      },
    ],
  },
];

/** The shipped comparison of exactly these programs, in this order. */
export function shippedComparison(ids: readonly string[]): ShippedComparison | undefined {
  return shippedComparisons.find(
    ({ variants }) => variants.length === ids.length && variants.every(({ id }, index) => id === ids[index]),
  );
}
