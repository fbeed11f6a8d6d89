/// Signing mail for its domain by DKIM (RFC 6376, RFC 8463).
@NullMarked
package vn.giaoban.mail.dkim;

import org.jspecify.annotations.NullMarked;
