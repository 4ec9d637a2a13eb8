package io.github.convoscope.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that fetch a data set. */
final class FetchOptions {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      required = true,
      description = "The folder to write to.")
  private Path folder = Path.of("");

  @Option(names = "--mirror", paramLabel = "URL", description = "Try this address first.")
  private @Nullable String mirror;

  /** The folder to write to. */
  Path folder() {
    return folder;
  }

  /** An address that is tried first. */
  Optional<String> mirror() {
    return Optional.ofNullable(mirror);
  }

  /** An address as that of a folder. */
  static String folder(String address) {
    return address.endsWith("/") ? address : address + "/";
  }
}
