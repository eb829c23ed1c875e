import { stripVTControlCharacters } from 'node:util'
import { render } from '../../adapters/terminal/render.ts'
import { renderText } from '../../src/render/visitor.ts'
import { renderContract } from './render-contract.ts'

renderContract('plain text', (reply) => renderText(reply))
renderContract('a wide terminal', (reply) =>
	stripVTControlCharacters(render(reply, { colour: true, interactive: true, columns: 100 })),
)
renderContract('a narrow terminal', (reply) =>
	stripVTControlCharacters(render(reply, { colour: false, interactive: true, columns: 20 })),
)
