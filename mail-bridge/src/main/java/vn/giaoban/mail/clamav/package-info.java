/// Asks a ClamAV daemon whether files carry malware.
@NullMarked
package vn.giaoban.mail.clamav;

import org.jspecify.annotations.NullMarked;
