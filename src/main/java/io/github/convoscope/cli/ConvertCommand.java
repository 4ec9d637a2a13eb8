package io.github.convoscope.cli;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelConverter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code convert MODEL -o FILE.zip}: writes a model in DL4J's format. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description = "Write a model as a zip of Deeplearning4j, with its model card beside it.")
final class ConvertCommand implements Callable<Integer> {
  @Parameters(paramLabel = "MODEL", description = "The model file.")
  private Path file = Path.of("");

  @Mixin private ModelOption model;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE.zip",
      required = true,
      description = "Where to write it.")
  private Path output = Path.of("");

  @Override
  public Integer call() {
    Model opened = model.open(file);
    ModelConverter.write(opened, output);
    System.err.println(Messages.text(Message.of("cli.converted", file, output)));
    return 0;
  }
}
