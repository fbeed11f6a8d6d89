package vn.giaoban.web.document;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How much an upload may be.
///
/// @param maxSize of one file; a larger one fills the disk and the line of every commune that opens
///   it
@ConfigurationProperties(prefix = "document", ignoreUnknownFields = false)
public record DocumentLimits(@DefaultValue("50MB") DataSize maxSize) {}
