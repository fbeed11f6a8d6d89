/// How units deal with their invitations over time, and whose address cannot be relied on.
@NullMarked
package vn.giaoban.web.tracking;

import org.jspecify.annotations.NullMarked;
