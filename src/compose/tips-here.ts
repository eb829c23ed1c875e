/** Whether tips are there for the asking, can be subscribed too, or there are none. */
export type TipsHere = 'none' | 'on-demand' | 'daily'
