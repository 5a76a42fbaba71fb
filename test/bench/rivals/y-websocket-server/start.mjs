// @y/websocket-server as its package starts it: it keeps documents in memory and stores nothing. PORT says where.
import '@y/websocket-server/server'
