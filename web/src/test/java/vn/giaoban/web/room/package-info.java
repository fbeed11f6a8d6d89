/// Tests of the live room on the server.
@NullMarked
package vn.giaoban.web.room;

import org.jspecify.annotations.NullMarked;
