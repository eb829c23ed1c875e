import { describe, expect, it } from 'vitest'
import { openServer, refusal } from './ask.ts'

const more = { text: 'More', callback_data: 'more' }
const keyboard = (...buttons: readonly unknown[]) => ({ inline_keyboard: [buttons] })
const link = (url: string) => keyboard({ text: 'x', url })
const button = (why: string): string => `can't parse inline keyboard button: ${why}`

const REFUSED: readonly { readonly why: string; readonly markup: unknown; readonly says: string }[] = [
	{ why: 'a text', markup: 'x', says: 'object expected as reply markup' },
	{ why: 'a list', markup: [], says: 'object expected as reply markup' },
	{
		why: 'rows that are no list',
		markup: { inline_keyboard: {} },
		says: 'field "inline_keyboard" must be of type Array',
	},
	{
		why: 'a row that is no list',
		markup: { inline_keyboard: [more] },
		says: 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
	},
	{
		why: 'a button that is a text',
		markup: keyboard('x'),
		says: button('InlineKeyboardButton must be an Object'),
	},
	{
		why: 'a button without a text',
		markup: keyboard({ callback_data: 'x' }),
		says: button('Can\'t find field "text"'),
	},
	{
		why: 'a button with a number',
		markup: keyboard({ text: 5, callback_data: 'x' }),
		says: button('Field "text" must be of type String'),
	},
	{
		why: 'a button of an empty text',
		markup: keyboard({ text: '', callback_data: 'x' }),
		says: 'inline keyboard button text must be non-empty',
	},
	{
		why: 'a button that does nothing',
		markup: keyboard({ text: 'x' }),
		says: button('Text buttons are unallowed in the inline keyboard'),
	},
	{
		why: 'a button of empty data',
		markup: keyboard({ text: 'x', callback_data: '' }),
		says: button('Text buttons are unallowed in the inline keyboard'),
	},
	{
		why: 'a button that does two things',
		markup: keyboard({ text: 'x', callback_data: 'x', url: 'https://x.cn' }),
		says: button('exactly one optional field is allowed, not url and callback_data'),
	},
	{
		why: 'data of 65 bytes',
		markup: keyboard({ text: 'x', callback_data: 'x'.repeat(65) }),
		says: 'BUTTON_DATA_INVALID',
	},
	{
		why: 'data of 22 Chinese characters',
		markup: keyboard({ text: 'x', callback_data: '问'.repeat(22) }),
		says: 'BUTTON_DATA_INVALID',
	},
	{
		why: 'more than 100 buttons',
		markup: { inline_keyboard: Array(101).fill([more]) },
		says: 'reply markup is too long',
	},
	{
		why: 'an address that is none',
		markup: link('no address'),
		says: "inline keyboard button URL 'no address' is invalid",
	},
	{
		why: 'a start payload with Chinese',
		markup: link('https://t.me/x_bot?start=粮食'),
		says: 'START_PARAM_INVALID',
	},
	{
		why: 'a start payload of 65 characters',
		markup: link(`https://t.me/x_bot?start=${'x'.repeat(65)}`),
		says: 'START_PARAM_INVALID',
	},
]

describe('a keyboard', () => {
	it.each(REFUSED)('is refused for $why', async ({ markup, says }) => {
		await using server = await openServer()
		const answer = await server.ask('sendMessage', { chat_id: 7, text: 'x', reply_markup: markup })
		expect(answer).toEqual(refusal(`Bad Request: ${says}`))
	})

	it('of another kind is not implemented', async () => {
		await using server = await openServer()
		const answer = await server.ask('sendMessage', {
			chat_id: 7,
			text: 'x',
			reply_markup: { keyboard: [['x']] },
		})
		expect(answer).toEqual(refusal('Not Implemented: this test server knows inline keyboards only', 501))
	})

	it('within the bounds is kept with the message', async () => {
		await using server = await openServer()
		const markup = keyboard(
			{ text: 'data', callback_data: 'x'.repeat(64) },
			{ text: 'start', url: `https://t.me/x_bot?start=${'a-_'.repeat(21)}` },
			{ text: 'here', switch_inline_query_current_chat: '' },
		)
		await server.ask('sendMessage', { chat_id: 7, text: 'x', reply_markup: markup })
		expect(server.api.sentTo(7)[0]?.reply_markup).toEqual(markup)
	})
})
