package vn.giaoban.web;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the server.
@SpringBootApplication
public class Application {
  /// Starts the server in the foreground.
  public static void main(String[] args) {
    SpringApplication.run(Application.class, args);
  }
}
