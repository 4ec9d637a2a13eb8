package io.github.convoscope.cli.bench;

import io.github.convoscope.cli.CommandProvider;

/** Offers {@code bench} to the main class. */
public final class BenchProvider implements CommandProvider {
  @Override
  public String name() {
    return "bench";
  }

  @Override
  public Class<?> type() {
    return BenchCommand.class;
  }
}
