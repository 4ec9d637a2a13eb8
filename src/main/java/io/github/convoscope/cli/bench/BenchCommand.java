package io.github.convoscope.cli.bench;

import picocli.CommandLine.Command;

/** {@code bench}: measures speed, latency and memory; one command for each. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measure speed, latency and memory.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      BenchForwardCommand.class,
      BenchGradientCommand.class,
      BenchCompareCommand.class,
      BenchLiveCommand.class,
      BenchStartCommand.class,
      BenchMemoryCommand.class,
      BenchSceneCommand.class,
      BenchExplainCommand.class,
      BenchTrainCommand.class
    })
public final class BenchCommand {}
