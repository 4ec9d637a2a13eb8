package io.github.convoscope.ui.bench;

import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/** Draws, opens every panel once, draws on, and samples the memory meanwhile. JavaFX thread. */
public final class MemoryBench {
  private static final Set<MenuName> MENUS =
      Set.of(MenuName.VIEW, MenuName.NEURON, MenuName.EXPLAIN);

  /** The group of the commands that open a file dialogue, which would wait for the user. */
  private static final String ASKS_FOR_A_FILE = "export";

  /** How many times the memory is sampled. */
  private static final int PIECES = 10;

  private final Shell shell;
  private final LiveBench live;
  private final double seconds;
  private final List<Double> megabytes = new ArrayList<>();
  private final DoubleSupplier resident;

  private MemoryBench(Shell shell, LiveBench live, double seconds, DoubleSupplier resident) {
    this.shell = shell;
    this.live = live;
    this.seconds = seconds;
    this.resident = resident;
  }

  /**
   * Runs in a window that has had its first frame, and closes it.
   *
   * @param live what draws
   * @param seconds how long to draw in all
   * @param done gets the resident memory over time, in megabytes
   * @param resident measures it
   */
  public static void run(
      Shell shell,
      LiveBench live,
      double seconds,
      Consumer<List<Double>> done,
      DoubleSupplier resident) {
    MemoryBench bench = new MemoryBench(shell, live, seconds, resident);
    Iterator<Command> panels =
        shell.commands().all().stream()
            .filter(command -> command.menu().filter(MENUS::contains).isPresent())
            .filter(command -> command.selected().isEmpty())
            .filter(command -> !command.group().equals(ASKS_FOR_A_FILE))
            .iterator();
    bench.draw(0, panels, done);
  }

  private void draw(int piece, Iterator<Command> panels, Consumer<List<Double>> done) {
    if (piece == PIECES && !panels.hasNext()) {
      done.accept(megabytes);
      shell.stage().close();
      return;
    }
    boolean opens = piece > 0 && panels.hasNext();
    if (opens) {
      panels.next().run();
    }
    double part = opens ? 1 : seconds / PIECES;
    live.run(
        0,
        part,
        figures -> {
          if (opens) {
            shell.host().closePage();
            shell.host().closeDialogue();
          } else {
            megabytes.add(Math.round(resident.getAsDouble() * 10) / 10.0);
          }
          draw(opens ? piece : piece + 1, panels, done);
        });
  }
}
