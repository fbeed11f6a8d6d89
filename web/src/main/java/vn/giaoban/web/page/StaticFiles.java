package vn.giaoban.web.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/// The files of the UI, read once and then kept: together they are a few megabytes.
final class StaticFiles {
  private final String root;
  private final ConcurrentMap<String, StaticFile> kept = new ConcurrentHashMap<>();

  /// @param root folder on the class path, with a slash at its end
  StaticFiles(String root) {
    this.root = root;
  }

  /// The file in the best form the browser takes; the UI's build made the compressed forms.
  ///
  /// @param path below the root, without a slash at its start
  /// @param accepted what `Accept-Encoding` says
  Optional<StaticFile> find(String path, String accepted) {
    if (path.contains("..") || path.contains("//") || path.isEmpty()) {
      return Optional.empty();
    }
    for (var form : List.of(new Form("br", ".br"), new Form("gzip", ".gz"), new Form("", ""))) {
      if (accepted.contains(form.encoding())) {
        var file = load(path, form);
        if (file.isPresent()) {
          return file;
        }
      }
    }
    return Optional.empty();
  }

  private static MediaType type(String path) {
    return path.endsWith(".webmanifest")
        ? MediaType.valueOf("application/manifest+json")
        : MediaTypeFactory.getMediaType(path).orElse(MediaType.APPLICATION_OCTET_STREAM);
  }

  private record Form(String encoding, String suffix) {}

  private Optional<StaticFile> load(String path, Form form) {
    var name = path + form.suffix();
    var known = kept.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    var resource = new ClassPathResource(root + name);
    if (!resource.isReadable()) {
      return Optional.empty(); // not kept: strangers ask for many names
    }
    try {
      var octets = resource.getContentAsByteArray();
      var file = new StaticFile(octets, type(path), form.encoding(), etag(octets));
      kept.put(name, file);
      return Optional.of(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String etag(byte[] octets) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(octets);
      return '"' + HexFormat.of().formatHex(hash, 0, 12) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
