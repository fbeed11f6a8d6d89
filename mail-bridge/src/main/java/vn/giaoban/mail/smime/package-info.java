/// Signing mail with the office's certificate: S/MIME 4.0 (RFC 8551), clear-signed.
@NullMarked
package vn.giaoban.mail.smime;

import org.jspecify.annotations.NullMarked;
