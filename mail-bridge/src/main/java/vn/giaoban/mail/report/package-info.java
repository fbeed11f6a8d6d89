/// What mail servers and mail programs report back: delivery status (RFC 3464, and the bounces that
/// do not follow it) and read receipts (RFC 8098).
@NullMarked
package vn.giaoban.mail.report;

import org.jspecify.annotations.NullMarked;
