package io.github.convoscope.cli;

import io.github.convoscope.engine.EngineKind;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;

/** Reads the value of {@code --engine}. */
final class EngineChoice implements ITypeConverter<EngineKind> {
  @Override
  public EngineKind convert(String name) {
    return EngineKind.named(name)
        .orElseThrow(
            () -> new UnknownName(Arrays.stream(EngineKind.values()).map(EngineKind::id).toList()));
  }
}
