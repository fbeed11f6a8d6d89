/// A poor line between a client and the server, made of two sockets and a queue.
@NullMarked
package vn.giaoban.conference.line;

import org.jspecify.annotations.NullMarked;
