package io.github.convoscope.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for labelled data that every command with labelled data has, one of them given. */
abstract class DataSource {
  @Option(
      names = "--mnist",
      paramLabel = "DIR",
      required = true,
      description = "The folder with MNIST's files.")
  private @Nullable Path mnist;

  @Option(
      names = "--pictures",
      paramLabel = "DIR",
      required = true,
      description =
          "A folder with a folder of pictures for each class, called by its label or index.")
  private @Nullable Path pictures;

  /** The folder with MNIST's files, if it was given. */
  @Nullable Path mnist() {
    return mnist;
  }

  /** The folder with pictures, if it was given. */
  @Nullable Path pictures() {
    return pictures;
  }
}
