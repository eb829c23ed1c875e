/** Whether tips are there for the asking, can be subscribed too, or there are none. */
export const TIPS_HERE = ['none', 'on-demand', 'daily'] as const
export type TipsHere = (typeof TIPS_HERE)[number]
