package vn.giaoban.web;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.ComponentScan;
import vn.giaoban.web.start.CommandLine;

/// The program.
@SpringBootConfiguration(proxyBeanMethods = false)
@Parts
@ComponentScan
public class Application {
  /// Virtual threads share the processors' carriers without time slices: on two cores two long
  /// computations (a scan of the system's fonts, a large PDF) would hold up every request.
  private static final int LEAST_CARRIERS = 8;

  private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

  /// Runs the command that the arguments name; `start` when they name none.
  public static void main(String[] args) {
    if (System.getProperty(CARRIERS) == null) {
      var processors = Runtime.getRuntime().availableProcessors();
      System.setProperty(CARRIERS, Integer.toString(Math.max(LEAST_CARRIERS, processors)));
    }
    var status = new CommandLine(System.getenv(), System.out, System.err).run(args);
    if (status != 0) {
      System.exit(status);
    }
  }
}
