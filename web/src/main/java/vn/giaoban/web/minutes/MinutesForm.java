package vn.giaoban.web.minutes;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.minutes.MinutesBody;

/// New text for minutes.
///
/// @param title absent: stays as it is
/// @param body absent: stays as it is; else the whole of it
@Schema(name = "MinutesText")
record MinutesForm(@Nullable String title, @Nullable MinutesBody body) {}
