/** The campaign that a chat's tip of a local date belongs to. */
export const tipCampaign = (date: string): string => `tip:${date}`
