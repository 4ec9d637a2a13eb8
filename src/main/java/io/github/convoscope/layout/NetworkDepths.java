package io.github.convoscope.layout;

import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Assigns each layer a depth: the length of the longest path to it from the input, so that every
 * layer is deeper than all that it reads. Layers of one depth lie on parallel branches and have
 * lanes of their own. Knows no lengths and no arrangement.
 *
 * <pre>{@code
 * NetworkDepths depths = NetworkDepths.of(spec);
 * for (NetworkDepths.Block block : depths.blocks()) { … }  // a layer alone, or branches up to a join
 * int lane = depths.lane(layer);
 * }</pre>
 *
 * <p>A connection that skips depths passes through them: in the lane of its source if no other
 * layer continues it, else in a narrow lane of its own. Immutable.
 */
public final class NetworkDepths {
  /** A connection that passes through a depth; it comes from layer {@code source}. */
  public record Pass(int source, int lane) {}

  /**
   * Depths that share their lanes: a single depth with a single layer, or all depths from the first
   * after a fork to the last before a join.
   *
   * @param first its first depth
   * @param last its last depth
   * @param lanes number of lanes that have layers; they come first
   * @param narrow number of lanes that only connections pass through
   */
  public record Block(int first, int last, int lanes, int narrow) {
    /** Number of depths. */
    public int length() {
      return last - first + 1;
    }
  }

  private final int[] depthOf;
  private final int[] laneOf;
  private final List<List<Integer>> layers;
  private final List<List<Pass>> passes = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();
  private final int[] blockOf;

  private NetworkDepths(NetworkSpec spec) {
    depthOf = new int[spec.depth()];
    laneOf = new int[spec.depth()];
    int count = 1;
    for (LayerSpec layer : spec.layers()) {
      for (int input : layer.inputs()) {
        depthOf[layer.index()] = Math.max(depthOf[layer.index()], depthOf[input] + 1);
      }
      count = Math.max(count, depthOf[layer.index()] + 1);
    }
    layers = new ArrayList<>();
    List<List<Integer>> passing = new ArrayList<>();
    for (int depth = 0; depth < count; depth++) {
      layers.add(new ArrayList<>());
      passing.add(new ArrayList<>());
      passes.add(new ArrayList<>());
    }
    int[] lastReader = new int[spec.depth()];
    for (LayerSpec layer : spec.layers()) {
      layers.get(depthOf[layer.index()]).add(layer.index());
      for (int input : layer.inputs()) {
        lastReader[input] = Math.max(lastReader[input], depthOf[layer.index()]);
      }
    }
    for (int source = 0; source < spec.depth(); source++) {
      for (int depth = depthOf[source] + 1; depth < lastReader[source]; depth++) {
        passing.get(depth).add(source);
      }
    }
    blockOf = new int[count];
    int first = 0;
    for (int depth = 0; depth < count; depth++) {
      boolean joins = isAlone(depth, passing);
      boolean ends = joins || depth + 1 == count || isAlone(depth + 1, passing);
      blockOf[depth] = blocks.size();
      if (ends) {
        blocks.add(new LaneChoice(spec, first, depth, passing).choose());
        first = depth + 1;
      }
    }
  }

  private boolean isAlone(int depth, List<List<Integer>> passing) {
    return layers.get(depth).size() == 1 && passing.get(depth).isEmpty();
  }

  /** The depths of a network. */
  public static NetworkDepths of(NetworkSpec spec) {
    return new NetworkDepths(spec);
  }

  /** Number of depths. */
  public int count() {
    return layers.size();
  }

  /** The depth of a layer. */
  public int depth(int layer) {
    return depthOf[layer];
  }

  /** The lane of a layer in its block, from 0. */
  public int lane(int layer) {
    return laneOf[layer];
  }

  /** True where no branch is beside a layer. */
  public boolean isAlone(int layer) {
    Block block = block(depthOf[layer]);
    return block.lanes() == 1 && block.narrow() == 0;
  }

  /** The layers of a depth, in the network's order; at least one. */
  public List<Integer> layers(int depth) {
    return List.copyOf(layers.get(depth));
  }

  /** The connections that pass through a depth. */
  public List<Pass> passes(int depth) {
    return List.copyOf(passes.get(depth));
  }

  /** The lane in which the connections of a layer pass through a depth. */
  public int passingLane(int source, int depth) {
    return passes.get(depth).stream()
        .filter(pass -> pass.source() == source)
        .mapToInt(Pass::lane)
        .findFirst()
        .orElseThrow();
  }

  /** All blocks in order; every depth belongs to one of them. */
  public List<Block> blocks() {
    return List.copyOf(blocks);
  }

  /** The block of a depth. */
  public Block block(int depth) {
    return blocks.get(blockOf[depth]);
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
      for (int depth = first; depth <= last; depth++) {
        List<Integer> sources = passing.get(depth);
        boolean[] taken = new boolean[lanes.size() + layers.get(depth).size()];
        List<Integer> newcomers = new ArrayList<>();
        for (int layer : layers.get(depth)) {
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
            passes.get(depth).add(new Pass(source, lane));
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
          narrowPasses.get(depth - first).add(new Pass(source, narrowLane(source)));
        }
      }
      for (int depth = first; depth <= last; depth++) {
        for (Pass pass : narrowPasses.get(depth - first)) {
          passes.get(depth).add(new Pass(pass.source(), lanes.size() + pass.lane()));
        }
      }
      return new Block(first, last, lanes.size(), narrow.size());
    }

    /** The lane of the first input that no other layer of this depth continues, or FREE. */
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
