# Wenbao as an image. docker-compose.yml runs it with its database; scripts/container-steps.sh tries these steps
# without Docker: keep to the instructions and forms that it reads.

FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
# WECHAT=true leaves what drives WeChat through wechaty. The Node that npm brings along for machines with an older one is
# never wanted: this image has its own.
ARG WECHAT=false
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund && \
	case "$WECHAT" in \
		true) ;; \
		false) npm uninstall --no-save --omit=dev --ignore-scripts --no-audit --no-fund wechaty file-box qrcode-generator ;; \
		*) echo "WECHAT must be true or false, not $WECHAT" >&2; exit 1 ;; \
	esac && \
	rm -rf node_modules/node-linux-* node_modules/node-win-* node_modules/.bin/node

# The web page is built with the development packages, which stay here.
FROM node:24-slim AS page
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY adapters/web/page adapters/web/page
COPY src/domain src/domain
RUN node adapters/web/page/build.ts

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 DATA_DIR=/data
WORKDIR /app
# By number, so that whoever forbids root can see that it is not; in this image it is called node.
RUN mkdir /data && chown 1000:1000 /data
COPY --from=dependencies /app/node_modules node_modules
COPY package.json ./
COPY bin bin
COPY knowledge knowledge
COPY adapters adapters
COPY --from=page /app/adapters/web/page/dist adapters/web/page/dist
COPY src src
USER 1000:1000
# Nothing is written anywhere else but in /tmp: the root file system may be read-only.
VOLUME /data
EXPOSE 8080
# A pack that was changed and not compiled is learned at the start, which takes about a minute.
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 \
	CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1))"]
# `npm start` without npm, so that the signal to stop reaches the service.
CMD ["node", "--optimize-for-size", "--max-semi-space-size=2", "--import", "./bin/require-node.mjs", "src/main.ts"]
