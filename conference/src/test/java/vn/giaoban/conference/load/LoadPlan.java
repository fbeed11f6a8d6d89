package vn.giaoban.conference.load;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a run puts against a server.
///
/// @param whep where listeners join
/// @param token bearer token of listeners; null for none
/// @param listeners how many
/// @param joinsPerSecond how fast they come
/// @param duration how long they stay after the last one has joined
/// @param voices audio sections of each
/// @param pictures video sections of each
public record LoadPlan(
    URI whep,
    @Nullable String token,
    int listeners,
    int joinsPerSecond,
    Duration duration,
    int voices,
    int pictures) {}
