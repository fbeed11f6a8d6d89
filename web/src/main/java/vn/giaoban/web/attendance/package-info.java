/// Who will come: the board, answers by link or account, substitutes, asking the silent.
@NullMarked
package vn.giaoban.web.attendance;

import org.jspecify.annotations.NullMarked;
