import { AppError } from '../../src/domain/errors.ts'
import type { Trouble } from './trouble.ts'

/** What WeChat refused, for the operator. */
export const accountProblem = ({ why, hint }: Trouble): AppError =>
	new AppError('WECHAT_OA_REFUSED', `WeChat refuses the Official Account of WECHAT_OA_APP_ID: ${why}.`, hint)
