import type { Methods } from '../world.ts'

export const aboutMethods: Methods = {
	getMe: ({ me }) => me,
	logOut: () => true,
	close: () => true,
}
