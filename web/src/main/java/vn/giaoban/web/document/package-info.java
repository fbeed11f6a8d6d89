/// Documents of a briefing and the register over HTTP.
@NullMarked
package vn.giaoban.web.document;

import org.jspecify.annotations.NullMarked;
