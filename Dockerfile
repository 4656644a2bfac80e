FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY . .
# Official borders are taken when the image is built: a file beside the code, and who drew them.
ARG BOUNDARIES_FILE
ARG BOUNDARIES_SOURCE
RUN npm ci && npm run build

FROM node:24-bookworm-slim
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY shared ./shared
COPY server ./server
COPY client/package.json ./client/
COPY e2e/package.json ./e2e/
RUN npm ci --omit=dev -w shared -w server
COPY --from=build /app/server/.cache ./server/.cache
COPY --from=build /app/client/dist ./client/dist
RUN mkdir /data && chown node /data
ENV HOST=0.0.0.0 DATA_DIR=/data NODE_ENV=production
USER node
VOLUME /data
EXPOSE 8080 5055
CMD ["node", "server/src/main.ts"]
