package io.github.convoscope.layout;

import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * The order in which a network is read, as steps: the step of a layer is the length of the longest
 * path to it from the input, so that every layer comes after all that it reads. Layers of one step
 * lie on parallel branches and have lanes of their own. Knows no lengths and no arrangement.
 *
 * <pre>{@code
 * NetworkSteps steps = NetworkSteps.of(spec);
 * for (NetworkSteps.Block block : steps.blocks()) { … }  // a layer alone, or branches up to a join
 * int lane = steps.lane(layer);
 * }</pre>
 *
 * <p>A connection that skips steps passes through them: in the lane of its source, where no other
 * layer continues it, else in a narrow lane of its own. Immutable.
 */
public final class NetworkSteps {
  /** A connection that passes through a step; it comes from layer {@code source}. */
  public record Pass(int source, int lane) {}

  /**
   * Steps that share their lanes: a single step with a single layer, or all steps from the first
   * after a fork to the last before a join.
   *
   * @param first its first step
   * @param last its last step
   * @param lanes number of lanes that have layers; they come first
   * @param narrow number of lanes that only connections pass through
   */
  public record Block(int first, int last, int lanes, int narrow) {
    /** Number of steps. */
    public int length() {
      return last - first + 1;
    }
  }

  private final int[] stepOf;
  private final int[] laneOf;
  private final List<List<Integer>> layers;
  private final List<List<Pass>> passes = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();
  private final int[] blockOf;

  private NetworkSteps(NetworkSpec spec) {
    stepOf = new int[spec.depth()];
    laneOf = new int[spec.depth()];
    int count = 1;
    for (LayerSpec layer : spec.layers()) {
      for (int input : layer.inputs()) {
        stepOf[layer.index()] = Math.max(stepOf[layer.index()], stepOf[input] + 1);
      }
      count = Math.max(count, stepOf[layer.index()] + 1);
    }
    layers = new ArrayList<>();
    List<List<Integer>> passing = new ArrayList<>();
    for (int step = 0; step < count; step++) {
      layers.add(new ArrayList<>());
      passing.add(new ArrayList<>());
      passes.add(new ArrayList<>());
    }
    int[] lastReader = new int[spec.depth()];
    for (LayerSpec layer : spec.layers()) {
      layers.get(stepOf[layer.index()]).add(layer.index());
      for (int input : layer.inputs()) {
        lastReader[input] = Math.max(lastReader[input], stepOf[layer.index()]);
      }
    }
    for (int source = 0; source < spec.depth(); source++) {
      for (int step = stepOf[source] + 1; step < lastReader[source]; step++) {
        passing.get(step).add(source);
      }
    }
    blockOf = new int[count];
    int first = 0;
    for (int step = 0; step < count; step++) {
      boolean joins = isAlone(step, passing);
      boolean ends = joins || step + 1 == count || isAlone(step + 1, passing);
      blockOf[step] = blocks.size();
      if (ends) {
        blocks.add(new LaneChoice(spec, first, step, passing).choose());
        first = step + 1;
      }
    }
  }

  private boolean isAlone(int step, List<List<Integer>> passing) {
    return layers.get(step).size() == 1 && passing.get(step).isEmpty();
  }

  /** The steps of a network. */
  public static NetworkSteps of(NetworkSpec spec) {
    return new NetworkSteps(spec);
  }

  /** Number of steps. */
  public int count() {
    return layers.size();
  }

  /** The step of a layer. */
  public int step(int layer) {
    return stepOf[layer];
  }

  /** The lane of a layer in its block, from 0. */
  public int lane(int layer) {
    return laneOf[layer];
  }

  /** True where no branch is beside a layer. */
  public boolean isAlone(int layer) {
    Block block = block(stepOf[layer]);
    return block.lanes() == 1 && block.narrow() == 0;
  }

  /** The layers of a step, in the network's order; at least one. */
  public List<Integer> layers(int step) {
    return List.copyOf(layers.get(step));
  }

  /** The connections that pass through a step. */
  public List<Pass> passes(int step) {
    return List.copyOf(passes.get(step));
  }

  /** The lane in which the connections of a layer pass through a step. */
  public int passingLane(int source, int step) {
    return passes.get(step).stream()
        .filter(pass -> pass.source() == source)
        .mapToInt(Pass::lane)
        .findFirst()
        .orElseThrow();
  }

  /** All blocks in order; every step belongs to one of them. */
  public List<Block> blocks() {
    return List.copyOf(blocks);
  }

  /** The block of a step. */
  public Block block(int step) {
    return blocks.get(blockOf[step]);
  }

  /** Gives every layer and every passing connection of a block its lane. */
  private final class LaneChoice {
    private static final int FREE = -1;

    private final NetworkSpec spec;
    private final int first;
    private final int last;
    private final List<List<Integer>> passing;

    /** For each lane with layers, the layer that was last in it. */
    private final List<Integer> lanes = new ArrayList<>();

    /** For each narrow lane, the layer whose connections pass through it, or FREE. */
    private final List<Integer> narrow = new ArrayList<>();

    LaneChoice(NetworkSpec spec, int first, int last, List<List<Integer>> passing) {
      this.spec = spec;
      this.first = first;
      this.last = last;
      this.passing = passing;
    }

    Block choose() {
      List<List<Pass>> narrowPasses = new ArrayList<>();
      for (int step = first; step <= last; step++) {
        List<Integer> sources = passing.get(step);
        boolean[] taken = new boolean[lanes.size() + layers.get(step).size()];
        List<Integer> newcomers = new ArrayList<>();
        for (int layer : layers.get(step)) {
          int lane = continued(layer, taken);
          if (lane == FREE) {
            newcomers.add(layer);
          } else {
            put(layer, lane, taken);
          }
        }
        narrowPasses.add(new ArrayList<>());
        List<Integer> own = new ArrayList<>();
        for (int source : sources) {
          int lane = lanes.indexOf(source);
          if (lane >= 0 && !taken[lane]) {
            taken[lane] = true;
            passes.get(step).add(new Pass(source, lane));
          } else {
            own.add(source);
          }
        }
        for (int layer : newcomers) {
          int lane = 0;
          while (taken[lane]) {
            lane++;
          }
          put(layer, lane, taken);
        }
        for (int i = 0; i < narrow.size(); i++) {
          if (!own.contains(narrow.get(i))) {
            narrow.set(i, FREE);
          }
        }
        for (int source : own) {
          narrowPasses.get(step - first).add(new Pass(source, narrowLane(source)));
        }
      }
      for (int step = first; step <= last; step++) {
        for (Pass pass : narrowPasses.get(step - first)) {
          passes.get(step).add(new Pass(pass.source(), lanes.size() + pass.lane()));
        }
      }
      return new Block(first, last, lanes.size(), narrow.size());
    }

    /** The lane of the first input that no other layer of this step continues, or FREE. */
    private int continued(int layer, boolean[] taken) {
      for (int input : spec.layer(layer).inputs()) {
        int lane = lanes.indexOf(input);
        if (lane >= 0 && !taken[lane]) {
          return lane;
        }
      }
      return FREE;
    }

    private void put(int layer, int lane, boolean[] taken) {
      if (lane == lanes.size()) {
        lanes.add(layer);
      } else {
        lanes.set(lane, layer);
      }
      taken[lane] = true;
      laneOf[layer] = lane;
    }

    private int narrowLane(int source) {
      int lane = narrow.indexOf(source);
      if (lane < 0) {
        lane = narrow.indexOf(FREE);
      }
      if (lane < 0) {
        narrow.add(source);
        return narrow.size() - 1;
      }
      narrow.set(lane, source);
      return lane;
    }
  }
}
