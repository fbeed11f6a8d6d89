package vn.giaoban.web;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.ComponentScan;
import vn.giaoban.web.start.CommandLine;

/// The program.
@SpringBootConfiguration(proxyBeanMethods = false)
@Parts
@ComponentScan
public class Application {
  /// Runs the command that the arguments name; `start` when they name none.
  public static void main(String[] args) {
    var status = new CommandLine(System.getenv(), System.out, System.err).run(args);
    if (status != 0) {
      System.exit(status);
    }
  }
}
