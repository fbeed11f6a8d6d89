/// Reading MIME messages of unknown quality: everything bounded, nothing thrown.
@NullMarked
package vn.giaoban.mail.mime;

import org.jspecify.annotations.NullMarked;
