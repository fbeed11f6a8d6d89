/// `/api/search`: finding by words, with filters; only what the reader may see.
@NullMarked
package vn.giaoban.web.search;

import org.jspecify.annotations.NullMarked;
