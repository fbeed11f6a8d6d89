/// Tables to take away, as files for a spreadsheet.
@NullMarked
package vn.giaoban.web.table;

import org.jspecify.annotations.NullMarked;
