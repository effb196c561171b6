import type { JsonCursor } from '@ancrage/base';
import { fieldsOf } from '../known-fields.ts';
import type { KnownFields } from '../known-fields.ts';

/** Kinds of objects that are read, by the part of their own address that names them. */
export type NetboxKind =
  | 'dcim/sites'
  | 'dcim/racks'
  | 'dcim/devices'
  | 'virtualization/clusters'
  | 'virtualization/virtual-machines';

const COMMON = `id url display_url display name description owner comments tags custom_fields created last_updated
  tenant status`;

const ADDRESSES = 'primary_ip primary_ip4 primary_ip6';

/** Fields of the serializers of NetBox 3.5 to 4.6, and of 4.7 before its release; what a newer version adds is counted. */
export const netboxFields: Readonly<Record<NetboxKind, KnownFields>> = {
  'dcim/sites':
    fieldsOf(`${COMMON} slug region group facility time_zone physical_address shipping_address latitude
    longitude asns circuit_count device_count prefix_count rack_count virtualmachine_count vlan_count`),
  'dcim/racks':
    fieldsOf(`${COMMON} facility_id site location group role serial asset_tag rack_type type form_factor
    width u_height starting_unit weight max_weight weight_unit desc_units outer_width outer_height outer_depth
    outer_unit mounting_depth airflow cooling_capability cooling_capacity device_count powerfeed_count`),
  'dcim/devices':
    fieldsOf(`${COMMON} ${ADDRESSES} device_type role device_role platform serial asset_tag site location
    rack position face latitude longitude parent_device airflow oob_ip cluster virtual_chassis vc_position vc_priority
    config_template config_context local_context_data console_port_count console_server_port_count power_port_count
    power_outlet_count interface_count front_port_count rear_port_count device_bay_count module_bay_count
    inventory_item_count cooling_method cooling_intake_count cooling_outflow_count`),
  'virtualization/clusters': fieldsOf(`${COMMON} type group site scope_type scope_id scope device_count
    virtualmachine_count allocated_vcpus allocated_memory allocated_disk`),
  'virtualization/virtual-machines':
    fieldsOf(`${COMMON} ${ADDRESSES} virtual_machine_type start_on_boot site cluster
    device role platform vcpus memory disk serial local_context_data config_template config_context interface_count
    virtual_disk_count`),
};

/** One object of NetBox's REST API. */
export interface NetboxObject {
  /** Its own address, by which others point at it. */
  readonly url: string;
  /** `dcim/devices`: the part of the address that names its kind, read or not. */
  readonly kind: string;
  readonly id: string;
  readonly row: JsonCursor;
}

/** Address of an object: a number closes it, where Nautobot has a UUID. */
const URL = /^https?:\/\/[^\s?#]{1,400}\/api\/([a-z-]{1,40}\/[a-z-]{1,60})\/(\d{1,19})\/$/;

/** An object by its own address; undefined for what is none. */
export function netboxObject(row: JsonCursor): NetboxObject | undefined {
  const url = row.get('url')?.string() ?? '';
  const [, kind, id] = URL.exec(url) ?? [];
  return kind === undefined || id === undefined ? undefined : { url, kind, id, row };
}

/** Whether objects of this kind are read. */
export function isNetboxKind(kind: string): kind is NetboxKind {
  return Object.hasOwn(netboxFields, kind);
}
